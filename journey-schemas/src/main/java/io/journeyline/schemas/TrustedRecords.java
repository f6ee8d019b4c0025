package io.journeyline.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the contracts' record classes may be made from schemas.
 *
 * <p>Avro makes objects only of classes that it is told to trust, for the class's name comes from
 * outside, with the schema. Programs of others that read into these classes set the system property
 * {@code org.apache.avro.SERIALIZABLE_PACKAGES} to this package, or read generic records.
 */
public final class TrustedRecords {
  private static final String PACKAGE = TrustedRecords.class.getPackageName();

  static {
    ClassSecurityPredicate own = type -> type.getPackageName().equals(PACKAGE);
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), own));
  }

  private TrustedRecords() {}

  /** Once for the process, however often it is called. */
  public static void trust() {
    // The class's initialisation did it.
  }
}
