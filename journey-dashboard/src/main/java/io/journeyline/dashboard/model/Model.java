package io.journeyline.dashboard.model;

/** What answers are made from. */
public interface Model {

  /** What the cells speak of now. */
  Moment moment();

  Cells cells();
}
