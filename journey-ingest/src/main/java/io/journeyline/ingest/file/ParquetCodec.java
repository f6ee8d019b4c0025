package io.journeyline.ingest.file;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks pages of Parquet files. */
final class ParquetCodec {
  private ParquetCodec() {}

  /**
   * The page unpacked.
   *
   * @param size what it must have then, in bytes
   * @throws IOException when it has another size, or is packed in a way that is not understood
   */
  static byte[] unpack(CompressionCodecName codec, byte[] packed, int size) throws IOException {
    byte[] unpacked =
        switch (codec) {
          case UNCOMPRESSED -> packed;
          case SNAPPY -> snappy(packed, size);
          case GZIP -> gzip(packed, size);
          case ZSTD -> zstd(packed, size);
          case LZ4_RAW -> lz4(packed, size);
          default ->
              throw new IOException(
                  "its pages are packed by "
                      + codec
                      + "; understood are SNAPPY, ZSTD, GZIP, LZ4_RAW and UNCOMPRESSED");
        };
    if (unpacked.length != size) {
      throw new IOException("a page does not have the size that it says");
    }
    return unpacked;
  }

  private static byte[] snappy(byte[] packed, int size) throws IOException {
    if (Snappy.uncompressedLength(packed) != size) {
      throw new IOException("a page does not have the size that it says");
    }
    return Snappy.uncompress(packed);
  }

  private static byte[] gzip(byte[] packed, int size) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(size + 1);
    }
  }

  private static byte[] zstd(byte[] packed, int size) throws IOException {
    byte[] unpacked = new byte[size];
    if (Zstd.decompress(unpacked, packed) != size) {
      throw new IOException("a page cannot be unpacked");
    }
    return unpacked;
  }

  private static byte[] lz4(byte[] packed, int size) throws IOException {
    byte[] unpacked = new byte[size];
    int length = LZ4Factory.fastestInstance().safeDecompressor().decompress(packed, unpacked);
    if (length != size) {
      throw new IOException("a page cannot be unpacked");
    }
    return unpacked;
  }
}
