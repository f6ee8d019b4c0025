package io.journeyline.local.platform;

/**
 * First class of the registry's process: runs the registry, tied to the process that started it.
 */
final class RegistryLauncher {
  private static final String REGISTRY_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private RegistryLauncher() {}

  static void main(String[] args) throws ReflectiveOperationException {
    ParentBond.tie();
    Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
  }
}
