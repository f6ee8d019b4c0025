package io.journeyline.dashboard.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Kafka's own ids of topics, by which one that was made anew is told apart. */
final class TopicIds {
  private TopicIds() {}

  static Map<String, String> of(Map<String, Object> kafka, Collection<String> names) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    try (Admin admin = Admin.create(settings)) {
      Map<String, TopicDescription> described = admin.describeTopics(names).allTopicNames().get();
      Map<String, String> ids = new HashMap<>();
      described.forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
      return ids;
    } catch (ExecutionException e) {
      throw new KafkaException("topics cannot be described: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Those that are there. */
  static Set<String> existing(Map<String, Object> kafka, Collection<String> names) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    try (Admin admin = Admin.create(settings)) {
      Set<String> there = new HashSet<>(admin.listTopics().names().get());
      there.retainAll(names);
      return there;
    } catch (ExecutionException e) {
      throw new KafkaException("topics cannot be listed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
