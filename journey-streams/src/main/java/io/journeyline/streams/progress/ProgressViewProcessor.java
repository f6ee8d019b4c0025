package io.journeyline.streams.progress;

import io.journeyline.schemas.Progress;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the last progress of each task. */
public final class ProgressViewProcessor implements Processor<String, Progress, Void, Void> {
  private KeyValueStore<String, Progress> store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(ProgressView.STORE);
  }

  @Override
  public void process(Record<String, Progress> progress) {
    store.put(progress.key(), progress.value());
  }
}
