package io.journeyline.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/** A request of a client library as it was recorded, to be sent again byte for byte. */
final class RecordedRequest {
  private static final int TIMEOUT_MS = 120_000;
  private static final String LENGTH = "content-length:";

  private final byte[] head;
  private final byte[] body;

  private RecordedRequest(byte[] head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  /** What came back. */
  record Answer(int status, String body) {}

  static RecordedRequest read(Path file) throws IOException {
    JsonNode recorded = new ObjectMapper().readTree(file.toFile());
    StringBuilder head = new StringBuilder();
    head.append(recorded.path("method").asText()).append(' ');
    head.append(recorded.path("url").asText()).append(" HTTP/");
    head.append(recorded.path("httpVersion").asText()).append("\r\n");
    JsonNode headers = recorded.path("rawHeaders");
    for (int i = 0; i < headers.size(); i += 2) {
      head.append(headers.path(i).asText()).append(": ");
      head.append(headers.path(i + 1).asText()).append("\r\n");
    }
    head.append("\r\n");
    return new RecordedRequest(
        head.toString().getBytes(StandardCharsets.ISO_8859_1),
        Base64.getDecoder().decode(recorded.path("bodyBase64").asText()));
  }

  /** Sends it as it is, the host of its recording included; no HTTP client would. */
  Answer send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      OutputStream out = socket.getOutputStream();
      out.write(head);
      out.write(body);
      out.flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int status = Integer.parseInt(line(in).split(" ", -1)[1]);
      int length = 0;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection within its answer");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
