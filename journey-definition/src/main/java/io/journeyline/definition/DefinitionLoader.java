package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a definition file, reports every mistake at once, and compiles it. */
public final class DefinitionLoader {
  private static final long MAX_BYTES = 3_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Built once: it depends on the program only. */
  private static final class Holder {
    static final DefinitionSchema SCHEMA = new DefinitionSchema();
  }

  private DefinitionLoader() {}

  /**
   * @throws DefinitionException with every mistake, each with file, line and what is allowed; also
   *     where the file cannot be read
   */
  public static JourneyDefinition load(Path file) throws DefinitionException {
    return parse(read(file), file.toString());
  }

  /**
   * @param yaml content of a definition file
   * @param fileName its name in messages
   * @throws DefinitionException with every mistake, each with file, line and what is allowed
   */
  public static JourneyDefinition parse(String yaml, String fileName) throws DefinitionException {
    Problems problems = new Problems(fileName);
    String text = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
    YamlMap root = new YamlReader(problems).read(text);
    if (root == null) {
      throw problems.toException();
    }
    Holder.SCHEMA.check(root, problems);
    JourneyDefinition definition = new DefinitionCompiler(root, problems).compile();
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
    return definition;
  }

  private static String read(Path file) throws DefinitionException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(file, "the file is larger than " + MAX_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(file, "the file may not be read by this user");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read: " + e.getMessage());
    }
  }

  private static DefinitionException unreadable(Path file, String message) {
    Problems problems = new Problems(file.toString());
    problems.add(Place.START, message);
    return problems.toException();
  }
}
