package io.journeyline.dashboard.model;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What answers are made from. */
public interface Model {

  /** What the cells speak of now. */
  Moment moment();

  Cells cells();

  /** The present records of a topic that has few, by key, such as {@code alerts}. */
  Map<String, SpecificRecord> records(String name);
}
