package io.journeyline.local.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything that must survive a restart, locked for this process.
 *
 * <pre>
 * journeyline.properties   which cluster and which key it belongs to
 * customer-id.key          the secret behind customer ids
 * kafka/ registry/ state/  the broker's, the registry's and the pipeline's data
 * dashboard/               what the dashboard has read
 * logs/                    what the programs wrote
 * lock                     held while in use
 * </pre>
 */
public final class DataFolder implements AutoCloseable {
  private static final String PROPERTIES = "journeyline.properties";
  private static final String KEY = "customer-id.key";
  private static final String LOCK = "lock";
  private static final String CLUSTER_ID = "cluster.id";
  private static final String FINGERPRINT = "customer-id.key.fingerprint";

  private final Path root;
  private final FileChannel lock;
  private final String clusterId;
  private final CustomerIdKey key;

  private DataFolder(Path root, FileChannel lock, String clusterId, CustomerIdKey key) {
    this.root = root;
    this.lock = lock;
    this.clusterId = clusterId;
    this.key = key;
  }

  /** Opens the folder, and makes it first where there is none. */
  public static DataFolder open(Path folder) {
    return open(folder, null);
  }

  /**
   * Opens the folder, and makes it first where there is none.
   *
   * @param keyFile the customer-id key's file, null for the folder's own
   */
  public static DataFolder open(Path folder, @Nullable Path keyFile) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      refuseForeign(root);
      Files.createDirectories(root);
      FileChannel lock = lock(root);
      try {
        return open(root, lock, keyFile);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new PlatformException(
          "The data folder %s cannot be used: this process's user may not write to %s."
              .formatted(root, e.getFile()),
          e);
    } catch (IOException e) {
      throw new PlatformException("The data folder %s cannot be used: %s".formatted(root, e), e);
    }
  }

  /**
   * The secret for customer ids of a folder that another process may be using; made with the folder
   * where there is none.
   *
   * @param keyFile the key's file, null for the folder's own
   */
  public static byte[] customerIdKey(Path folder, @Nullable Path keyFile) {
    Path file = keyFile == null ? folder.resolve(KEY) : keyFile;
    if (!Files.exists(file)) {
      try (DataFolder made = open(folder, keyFile)) {
        return made.customerIdKey();
      }
    }
    try {
      return CustomerIdKey.read(file).secret();
    } catch (IOException e) {
      throw new PlatformException("The key %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** Whether the folder holds a secret for customer ids. */
  public static boolean hasCustomerIdKey(Path folder) {
    return Files.exists(folder.resolve(KEY));
  }

  /** Deletes a folder of data that no process uses; anything else is left alone. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    open(folder).close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static DataFolder open(Path root, FileChannel lock, @Nullable Path keyFile)
      throws IOException {
    for (String name : new String[] {"kafka", "registry", "state", "logs"}) {
      Files.createDirectories(root.resolve(name));
    }
    Properties known = new Properties();
    Path properties = root.resolve(PROPERTIES);
    if (Files.exists(properties)) {
      try (Reader reader = Files.newBufferedReader(properties)) {
        known.load(reader);
      }
    }
    CustomerIdKey key = key(root, keyFile, known.getProperty(FINGERPRINT));
    String clusterId = known.getProperty(CLUSTER_ID);
    if (clusterId == null) {
      clusterId = Uuid.randomUuid().toString();
      known.setProperty(CLUSTER_ID, clusterId);
      known.setProperty(FINGERPRINT, key.fingerprint());
      write(known, properties);
    }
    return new DataFolder(root, lock, clusterId, key);
  }

  private static void refuseForeign(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    if (!Files.isDirectory(root)) {
      throw new PlatformException(
          "%s is not a folder. Choose another data folder with --data.".formatted(root));
    }
    if (Files.exists(root.resolve(PROPERTIES)) || Files.exists(root.resolve(LOCK))) {
      return;
    }
    try (Stream<Path> entries = Files.list(root)) {
      if (entries.findAny().isPresent()) {
        throw new PlatformException(
            "The folder %s holds other things than Journeyline's data (%s is missing). Choose an empty or new folder with --data."
                .formatted(root, PROPERTIES));
      }
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new PlatformException(
          "The data folder %s is in use by another journey process. Stop that one, or choose another folder with --data."
              .formatted(root));
    }
    return channel;
  }

  private static CustomerIdKey key(Path root, @Nullable Path keyFile, @Nullable String fingerprint)
      throws IOException {
    Path file = keyFile == null ? root.resolve(KEY) : keyFile.toAbsolutePath();
    if (!Files.exists(file)) {
      if (keyFile != null) {
        throw new PlatformException(
            "The key file %s does not exist. Make one with `openssl rand -hex %d`, or leave out --key."
                .formatted(file, CustomerIdKey.BYTES));
      }
      if (fingerprint != null) {
        throw new PlatformException(
            "The customer-id key %s is missing. Customers in %s are named by the key with fingerprint %s: restore the file, name it with --key, or start afresh in another folder with --data."
                .formatted(file, root, fingerprint));
      }
      return CustomerIdKey.create(file);
    }
    CustomerIdKey key = CustomerIdKey.read(file);
    if (fingerprint != null && !fingerprint.equals(key.fingerprint())) {
      throw new PlatformException(
          "The customer-id key %s has fingerprint %s, but customers in %s are named by the key with fingerprint %s. Restore that key, name its file with --key, or start afresh in another folder with --data."
              .formatted(file, key.fingerprint(), root, fingerprint));
    }
    return key;
  }

  /** All or nothing, so that a crash leaves no half file. */
  private static void write(Properties properties, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(part)) {
      properties.store(writer, "Written at the first start; do not change.");
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public Path root() {
    return root;
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path registry() {
    return root.resolve("registry");
  }

  /** Where the pipeline keeps its local state. */
  public Path state() {
    return root.resolve("state");
  }

  /** Where the dashboard keeps what it has read. */
  public Path dashboard() {
    return root.resolve("dashboard");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  String clusterId() {
    return clusterId;
  }

  /** The secret for customer ids. */
  public byte[] customerIdKey() {
    return key.secret();
  }

  /** Gives the folder free for other processes. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new PlatformException("The lock on %s cannot be given back: %s".formatted(root, e), e);
    }
  }
}
