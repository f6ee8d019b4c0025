package io.journeyline.dashboard.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.web.WebFile;
import io.journeyline.dashboard.web.WebFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages and their files, at every path that is not the API's. */
final class FileRoute {
  private static final int OK = 200;

  private final WebFiles files;

  FileRoute(WebFiles files) {
    this.files = files;
  }

  Answer answer(ServerRequest request) {
    WebFile file = file(request);
    @Nullable String known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null);
    return Etags.isKnown(known, file.etag())
        ? Answer.unchanged(file.etag())
        : new Answer(OK, file.contentType(), file.content(), file.etag(), Map.of());
  }

  /** Says why nothing but reading is possible. */
  Answer refuse(ServerRequest request) {
    file(request);
    throw ProblemException.notAllowed("GET, HEAD");
  }

  private WebFile file(ServerRequest request) {
    String path = request.path().rawPath();
    if (path.equals("/api") || path.startsWith("/api/")) {
      throw ProblemException.notFound();
    }
    return files.file(path).orElseThrow(ProblemException::notFound);
  }
}
