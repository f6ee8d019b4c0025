package io.journeyline.dashboard.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Up to where topics were read, as it is written beside the cells.
 *
 * @param topicIds which topics they were: one that was made anew has another id
 * @param at when it was written, ms
 * @param offsets the next one to read of each partition
 */
record Place(Map<String, String> topicIds, long at, Map<TopicPartition, Long> offsets) {
  static final String NOTE = "place";

  private static final String LINE = "\n";
  private static final String FIELD = "\t";

  byte[] toBytes() {
    StringBuilder text = new StringBuilder().append(at);
    topicIds.forEach((topic, id) -> text.append(LINE).append(topic).append(FIELD).append(id));
    offsets.forEach(
        (partition, offset) ->
            text.append(LINE)
                .append(partition.topic())
                .append(FIELD)
                .append(partition.partition())
                .append(FIELD)
                .append(offset));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static @Nullable Place of(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split(LINE, -1);
    Map<String, String> ids = new HashMap<>();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] fields = lines[i].split(FIELD, -1);
      if (fields.length == 2) {
        ids.put(fields[0], fields[1]);
      } else {
        offsets.put(
            new TopicPartition(fields[0], Integer.parseInt(fields[1])), Long.parseLong(fields[2]));
      }
    }
    return new Place(ids, Long.parseLong(lines[0]), offsets);
  }
}
