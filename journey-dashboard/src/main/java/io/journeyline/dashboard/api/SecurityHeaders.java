package io.journeyline.dashboard.api;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every answer tells browsers to refuse. */
final class SecurityHeaders implements Filter {
  private final Map<HeaderName, String> headers = new LinkedHashMap<>();

  /**
   * @param inlineScripts hashes of the scripts that stand in the page itself
   */
  SecurityHeaders(List<String> inlineScripts) {
    String scripts = String.join(" ", inlineScripts);
    put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'"
            + (scripts.isEmpty() ? "" : " " + scripts)
            + "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
            + " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    put("X-Content-Type-Options", "nosniff");
    put("X-Frame-Options", "DENY");
    put("Referrer-Policy", "no-referrer");
    put("Cross-Origin-Opener-Policy", "same-origin");
    put("Cross-Origin-Resource-Policy", "same-origin");
    put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  }

  private void put(String name, String value) {
    headers.put(HeaderNames.create(name), value);
  }

  Map<HeaderName, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    headers.forEach(response::header);
    chain.proceed();
  }
}
