package io.journeyline.alerts.live;

import io.journeyline.alerts.CellStore;
import io.journeyline.alerts.Horizon;
import io.journeyline.alerts.Judge;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.AlertStand;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judging by one process, from when it is its turn: the state of before is read, and whoever judged
 * before can write nothing more.
 */
final class JudgeSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JudgeSession.class);

  /** Of history, so much is judged at most. */
  private static final long LONGEST_HISTORY = Duration.ofDays(366).toMillis();

  /** How often cells that no rule looks at any more are forgotten. */
  private static final long FORGET_EVERY = Duration.ofHours(6).toMillis();

  /** How often it is written how far was judged, where nothing was found. */
  private static final long NOTED_EVERY = Duration.ofMinutes(1).toMillis();

  private final AlertsSettings settings;
  private final JourneyDefinition definition;
  private final AlertCounts counts;
  private final Topics topics;
  private final CellStore cells;
  private final Map<String, String> stands = new HashMap<>();
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Silences silences = new Silences();
  private final TopicState<SeriesKey, SeriesCounts> series;
  private final TopicState<String, AlertSilence> silenced;
  private final Serializer<Alert> alertValues;
  private final Serializer<AlertStand> standValues;
  private final ExampleCustomers examples;
  private final Producer<String, byte[]> producer;

  private @Nullable Judge judge;
  private Map<String, String> written = Map.of();
  private long notedAt;
  private long forgottenAt = Long.MIN_VALUE;

  JudgeSession(
      AlertsSettings settings, JourneyDefinition definition, WireFormat wire, AlertCounts counts) {
    this.settings = settings;
    this.counts = counts;
    this.definition = definition;
    topics = settings.topics();
    cells = new CellStore(definition.alerts());
    if (!settings.history()) {
      long news = settings.clock().millis() - AlertsSettings.NEWS.toMillis();
      cells.forgetBefore(news - Horizon.of(definition.alerts()));
    }
    producer = producer(settings);
    producer.initTransactions();
    alertValues = wire.valueSerde(topics.alerts).serializer();
    standValues = wire.valueSerde(topics.alertStands).serializer();
    series = new TopicState<>(settings, wire, topics.series, this::putCell);
    silenced = new TopicState<>(settings, wire, topics.alertSilences, silences::put);
    examples = new ExampleCustomers(settings, wire);
    readBefore(wire);
  }

  private static Producer<String, byte[]> producer(AlertsSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.group());
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  private void readBefore(WireFormat wire) {
    try (TopicState<String, AlertStand> before =
            new TopicState<>(settings, wire, topics.alertStands, this::putStand);
        TopicState<String, Alert> told =
            new TopicState<>(settings, wire, topics.alerts, this::putAlert)) {
      before.catchUp();
      told.catchUp();
    }
  }

  private void putCell(SeriesKey key, @Nullable SeriesCounts counts) {
    if (key.getMap().equals(definition.map()) && key.getVersion() == definition.version()) {
      cells.put(key, counts == null ? 0 : counts.getCount());
    }
  }

  private void putStand(String key, @Nullable AlertStand stand) {
    if (stand != null && key.startsWith(prefix())) {
      stands.put(key.substring(prefix().length()), stand.getStand());
    }
  }

  private void putAlert(String id, @Nullable Alert alert) {
    if (alert != null && alert.getMap().equals(definition.map())) {
      alerts.put(id, alert);
    }
  }

  private String prefix() {
    return definition.map() + "|" + definition.version() + "|";
  }

  /**
   * Judges what is complete.
   *
   * @param asOf up to when the published cells speak; what was published for it can be read
   */
  void judge(long asOf) {
    series.catchUp();
    silenced.catchUp();
    Judge present = judge;
    if (present == null) {
      // Who begins to judge begins with what comes, unless history is wanted.
      long start =
          settings.history()
              ? Math.min(asOf, Math.max(cells.first(), asOf - LONGEST_HISTORY))
              : asOf;
      present = new Judge(definition, cells, start, stands, alerts.values());
      judge = present;
      written = present.findings();
    }
    long now = settings.clock().millis();
    if (!settings.history()) {
      present.skip(now - AlertsSettings.NEWS.toMillis());
    }
    List<Alert> told = new ArrayList<>();
    present.judge(asOf, told::add);
    Map<String, String> findings = present.findings();
    if (!told.isEmpty() || !findings.equals(written) || now - notedAt > NOTED_EVERY) {
      write(told, present.stands(), now);
      written = findings;
      notedAt = now;
    }
    counts.judged(told, present.firing());
    forget(asOf);
  }

  private void forget(long judgedTo) {
    if (forgottenAt == Long.MIN_VALUE || judgedTo - forgottenAt > FORGET_EVERY) {
      cells.forgetBefore(judgedTo - Horizon.of(definition.alerts()) - FORGET_EVERY);
      forgottenAt = judgedTo;
    }
  }

  private void write(List<Alert> told, Map<String, String> present, long now) {
    for (Alert alert : told) {
      if (alert.getState() == AlertState.FIRING) {
        alert.setSilenced(silences.cover(alert, now));
        alert.setExamples(examples(alert));
      }
    }
    producer.beginTransaction();
    for (Alert alert : told) {
      send(topics.alerts.name(), alert.getId(), alertValues.serialize(topics.alerts.name(), alert));
    }
    present.forEach(
        (key, stand) -> {
          if (!Objects.equals(stands.put(key, stand), stand)) {
            String topic = topics.alertStands.name();
            send(topic, prefix() + key, standValues.serialize(topic, new AlertStand(stand)));
          }
        });
    producer.commitTransaction();
    told.forEach(
        alert ->
            LOG.info("Alert {} of rule {}: {}", alert.getId(), alert.getRule(), alert.getState()));
  }

  private List<String> examples(Alert alert) {
    return definition.alerts().rules().stream()
        .filter(rule -> rule.id().equals(alert.getRule()))
        .findFirst()
        .map(rule -> examples.of(alert, rule.metric()))
        .orElse(List.of());
  }

  private void send(String topic, String key, byte[] value) {
    // Whether it was taken, the commit tells.
    var _ = producer.send(new ProducerRecord<>(topic, key, value));
  }

  @Override
  public void close() {
    counts.ended();
    producer.close(Duration.ofSeconds(5));
    series.close();
    silenced.close();
    examples.close();
  }
}
