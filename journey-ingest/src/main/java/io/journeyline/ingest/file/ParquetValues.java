package io.journeyline.ingest.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Single values of a Parquet file as expressions see them: whole numbers, floating point, truth
 * values, and text for everything else. Decimals are text, so that no digit of them is lost; times
 * are ISO-8601.
 */
final class ParquetValues {
  private static final int UUID_BYTES = 16;
  private static final int INT96_BYTES = 12;
  private static final long JULIAN_1970 = 2_440_588;
  private static final long SECONDS_A_DAY = TimeUnit.DAYS.toSeconds(1);
  private static final long NANOS_A_DAY = TimeUnit.DAYS.toNanos(1);

  private ParquetValues() {}

  static Object of(int value, PrimitiveType type) {
    return switch (type.getLogicalTypeAnnotation()) {
      case DecimalLogicalTypeAnnotation decimal ->
          BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
      case DateLogicalTypeAnnotation _ -> LocalDate.ofEpochDay(value).toString();
      case TimeLogicalTypeAnnotation time -> time(value, time.getUnit());
      case IntLogicalTypeAnnotation whole when !whole.isSigned() -> Integer.toUnsignedLong(value);
      case null, default -> (long) value;
    };
  }

  static Object of(long value, PrimitiveType type) {
    return switch (type.getLogicalTypeAnnotation()) {
      case DecimalLogicalTypeAnnotation decimal ->
          BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
      case TimestampLogicalTypeAnnotation time ->
          timestamp(value, time.getUnit(), time.isAdjustedToUTC());
      case TimeLogicalTypeAnnotation time -> time(value, time.getUnit());
      case IntLogicalTypeAnnotation whole when !whole.isSigned() && value < 0 ->
          Long.toUnsignedString(value);
      case null, default -> value;
    };
  }

  /** The shortest decimal that is this number, which is what was written. */
  static Object of(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  static Object of(Binary value, PrimitiveType type) {
    byte[] bytes = value.getBytesUnsafe();
    return switch (type.getLogicalTypeAnnotation()) {
      case StringLogicalTypeAnnotation _ -> value.toStringUsingUTF8();
      case EnumLogicalTypeAnnotation _ -> value.toStringUsingUTF8();
      case JsonLogicalTypeAnnotation _ -> value.toStringUsingUTF8();
      case DecimalLogicalTypeAnnotation decimal when bytes.length > 0 ->
          new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
      case UUIDLogicalTypeAnnotation _ when bytes.length == UUID_BYTES -> {
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        yield new UUID(halves.getLong(), halves.getLong()).toString();
      }
      case Float16LogicalTypeAnnotation _ when bytes.length == Short.BYTES ->
          of(
              Float.float16ToFloat(
                  ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort()));
      // Old writers left text without an annotation.
      case null ->
          Utf8.isValid(bytes)
              ? value.toStringUsingUTF8()
              : Base64.getEncoder().encodeToString(bytes);
      default -> Base64.getEncoder().encodeToString(bytes);
    };
  }

  /** Old writers' timestamps: nanoseconds of a day, and the day by Julius Scaliger's count. */
  static Object ofInt96(Binary value) {
    byte[] bytes = value.getBytesUnsafe();
    if (bytes.length != INT96_BYTES) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    long day = parts.getInt() - JULIAN_1970;
    return Instant.ofEpochSecond(day * SECONDS_A_DAY, nanos).toString();
  }

  private static Object timestamp(long value, LogicalTypeAnnotation.TimeUnit unit, boolean utc) {
    long perSecond = perSecond(unit);
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(value, perSecond),
            Math.floorMod(value, perSecond)
                * (perSecond(LogicalTypeAnnotation.TimeUnit.NANOS) / perSecond));
    return utc ? instant.toString() : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static Object time(long value, LogicalTypeAnnotation.TimeUnit unit) {
    long scale = perSecond(LogicalTypeAnnotation.TimeUnit.NANOS) / perSecond(unit);
    if (value < 0 || value >= NANOS_A_DAY / scale) {
      return value;
    }
    return DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(value * scale));
  }

  private static long perSecond(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> TimeUnit.SECONDS.toMillis(1);
      case MICROS -> TimeUnit.SECONDS.toMicros(1);
      case NANOS -> TimeUnit.SECONDS.toNanos(1);
    };
  }
}
