package io.journeyline.ingest.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Where the server's key and certificates are. */
public sealed interface Tls {

  /**
   * Files in PEM.
   *
   * @param certificates the server's own, then those above it
   */
  record Pem(Path privateKey, Path certificates) implements Tls {}

  /**
   * A key store in PKCS #12.
   *
   * @param password file of its password, which is also its key's
   */
  record KeyStore(Path file, Path password) implements Tls {}

  /**
   * Reads them.
   *
   * @throws IOException when a file cannot be read or used, naming it and the setting
   */
  default Keys keys() throws IOException {
    return switch (this) {
      case Pem(Path privateKey, Path certificates) -> {
        require(privateKey, "private-key");
        require(certificates, "certificates");
        yield usable(
            privateKey,
            () ->
                Keys.builder()
                    .pem(
                        pem ->
                            pem.key(Resource.create(privateKey))
                                .certChain(Resource.create(certificates)))
                    .build());
      }
      case KeyStore(Path file, Path password) -> {
        require(file, "key-store");
        require(password, "password-file");
        char[] secret = Files.readString(password).strip().toCharArray();
        yield usable(
            file,
            () ->
                Keys.builder()
                    .keystore(store -> store.keystore(Resource.create(file)).passphrase(secret))
                    .build());
      }
    };
  }

  private static void require(Path file, String setting) throws IOException {
    if (!Files.isReadable(file)) {
      throw new NoSuchFileException(
          "ingest.tls." + setting + ": " + file + " is not there or cannot be read");
    }
  }

  private static Keys usable(Path file, Supplier<Keys> keys) throws IOException {
    try {
      Keys read = keys.get();
      if (read.privateKey().isEmpty() || read.certChain().isEmpty()) {
        throw new IOException("ingest.tls: " + file + " has no private key with a certificate");
      }
      return read;
    } catch (RuntimeException e) {
      throw new IOException(
          "ingest.tls: " + file + " cannot be used; check its form and its password", e);
    }
  }
}
