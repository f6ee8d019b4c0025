package io.journeyline.local.platform;

import java.lang.reflect.Method;
import java.util.Arrays;

/** First class of a {@link ChildJvm}: runs another class, tied to the process that started it. */
final class ChildLauncher {
  private ChildLauncher() {}

  /**
   * @param args the class to run, and its arguments
   */
  static void main(String[] args) throws ReflectiveOperationException {
    ParentBond.tie();
    Method main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }
}
