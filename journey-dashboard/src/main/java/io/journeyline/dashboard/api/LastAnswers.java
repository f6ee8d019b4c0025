package io.journeyline.dashboard.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last answers, each worked out once however many ask for it at the same time: when a change is
 * told, everybody who looks at the same page asks the same.
 */
final class LastAnswers {
  private static final int MOST = 32;
  private static final float LOAD = 0.75f;

  private final Map<Object, Kept> answers = new LinkedHashMap<>(16, LOAD, true);

  private record Kept(String etag, FutureTask<Answer> answer) {}

  /**
   * The answer to a question at the moment of an etag.
   *
   * @param question equal for those that have the same answer at the same moment
   */
  Answer get(Object question, String etag, Supplier<Answer> work) {
    FutureTask<Answer> task = task(question, etag, work);
    task.run(); // Nothing happens where another one runs it, or has.
    try {
      return task.get();
    } catch (ExecutionException e) {
      forget(question, task);
      if (e.getCause() instanceof RuntimeException mistake) {
        throw mistake;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("an answer was not waited for", e);
    }
  }

  /** What went wrong once may go well the next time. */
  private void forget(Object question, FutureTask<Answer> failed) {
    synchronized (answers) {
      answers.computeIfPresent(question, (_, kept) -> kept.answer() == failed ? null : kept);
    }
  }

  private FutureTask<Answer> task(Object question, String etag, Supplier<Answer> work) {
    synchronized (answers) {
      @Nullable Kept kept = answers.get(question);
      if (kept != null && kept.etag().equals(etag)) {
        return kept.answer();
      }
      FutureTask<Answer> task = new FutureTask<>(work::get);
      answers.put(question, new Kept(etag, task));
      if (answers.size() > MOST) {
        answers.remove(answers.keySet().iterator().next());
      }
      return task;
    }
  }
}
