package io.journeyline.map.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.map.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCellsTest {
  @TempDir private Path dir;

  @BeforeEach
  void export() throws IOException {
    write(
        "stages",
        """
        {"map":"small","version":1,"segment":"all","stage":"buy","day":"*","entered":9,"advanced":0,"returned":2,"dropped":3,"open":4,"converted":1,"customers":8,"dwellP50":500,"dwellP90":null}
        {"map":"small","version":2,"segment":"all","stage":"buy","day":"*","entered":7,"advanced":0,"returned":0,"dropped":0,"open":7,"converted":0,"customers":7,"dwellP50":null,"dwellP90":null}
        """);
    write(
        "touchpoint-stats",
        """
        {"map":"small","version":1,"segment":"all","touchpoint":"cart","stage":"buy","channel":"web","day":"*","count":5,"customers":4,"goals":0,"lastBeforeDrop":1,"scored":2,"scoreSum":-300,"scoreSquares":90000,"negative":1,"feedback":{"csat":2}}
        """);
    write(
        "funnels",
        """
        {"map":"small","version":1,"segment":"all","funnel":"buying","by":"","day":"*","entered":5,"reached":[5,2],"converted":2,"pending":1,"droppedAt":[2,0],"convertP50":7,"convertP90":9}
        """);
    write("transitions", "");
    write("drop-offs", "");
    write(
        "journeys",
        "{\"customerId\":\"a\",\"stage\":\"buy\"}\n{\"customerId\":\"b\",\"stage\":null}\n");
    Files.writeString(
        dir.resolve("export.json"),
        "{\"asOf\":\"2026-03-01T00:00:00.000Z\",\"watermark\":null,\"lag\":3}");
  }

  private void write(String name, String lines) throws IOException {
    Files.writeString(dir.resolve(name + ".jsonl"), lines);
  }

  @Test
  void shouldReadTheFiguresOfTheDefinitionsVersionAlone() throws IOException {
    Cells cells = ExportCells.read(dir, Sample.definition());

    assertThat(cells.customers()).isOne();
    assertThat(cells.moment().lag()).isEqualTo(3);
    assertThat(cells.stages())
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.entered()).isEqualTo(9);
              assertThat(stage.dwell().p50()).isEqualTo(500L);
              assertThat(stage.dwell().p90()).isNull();
            });
    assertThat(cells.touchpoints())
        .singleElement()
        .satisfies(cell -> assertThat(cell.feedback()).containsEntry("csat", 2L));
    assertThat(cells.funnels())
        .singleElement()
        .satisfies(funnel -> assertThat(funnel.decided()).isEqualTo(4));
  }

  @Test
  void shouldSayWhichFileIsMissing() throws IOException {
    Files.delete(dir.resolve("funnels.jsonl"));

    assertThatThrownBy(() -> ExportCells.read(dir, Sample.definition()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("funnels.jsonl is not there");
  }

  @Test
  void shouldSayWhichLineIsNoExport() throws IOException {
    write("drop-offs", "{}\nnonsense\n");

    assertThatThrownBy(() -> ExportCells.read(dir, Sample.definition()))
        .hasMessageContaining("drop-offs.jsonl, line 2");
  }
}
