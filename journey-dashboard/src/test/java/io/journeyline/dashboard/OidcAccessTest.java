package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.journeyline.dashboard.access.OidcAccess;
import io.journeyline.dashboard.access.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OidcAccessTest {
  private static final String ISSUER = "https://id.example.com";
  private static final String AUDIENCE = "journeyline";

  private static RSAKey key = generate("one");
  private static HttpServer provider;
  private static OidcAccess access;

  private static RSAKey generate(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    access =
        new OidcAccess(
            new OidcAccess.Settings(
                ISSUER,
                AUDIENCE,
                URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys").toURL(),
                "roles"));
  }

  @AfterAll
  static void stop() {
    provider.stop(0);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("ada")
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .claim("roles", List.of("staff", "analyst"));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
  }

  private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner by)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims.build());
    token.sign(by);
    return token.serialize();
  }

  @Test
  void shouldKnowWhoCarriesAValidToken() throws Exception {
    assertThat(access.of(signed(claims())))
        .hasValueSatisfying(
            found -> {
              assertThat(found.name()).isEqualTo("ada");
              assertThat(found.role()).isEqualTo(Role.ANALYST);
            });
    assertThat(access.of(signed(claims().claim("roles", "owner"))))
        .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.OWNER));
  }

  @Test
  void shouldRefuseTokensThatAreNotForIt() throws Exception {
    assertThat(access.of(signed(claims().issuer("https://elsewhere.example")))).isEmpty();
    assertThat(access.of(signed(claims().audience("another")))).isEmpty();
    assertThat(access.of(signed(claims().claim("roles", List.of("staff"))))).isEmpty();
    assertThat(access.of(signed(claims().claim("roles", null)))).isEmpty();
    Date past = Date.from(Instant.now().minusSeconds(600));
    assertThat(access.of(signed(claims().expirationTime(past)))).isEmpty();
    assertThat(access.of(signed(claims().expirationTime(null)))).isEmpty();
  }

  @Test
  void shouldRefuseTokensThatTheProviderDidNotSign() throws Exception {
    RSAKey other = generate("one");
    assertThat(access.of(signed(claims(), JWSAlgorithm.RS256, new RSASSASigner(other)))).isEmpty();
    assertThat(access.of(new PlainJWT(claims().build()).serialize())).isEmpty();
    byte[] publicKey = key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
    assertThat(access.of(signed(claims(), JWSAlgorithm.HS256, new MACSigner(publicKey)))).isEmpty();
    String good = signed(claims());
    assertThat(access.of(good.substring(0, good.length() - 6) + "AAAAAA")).isEmpty();
    assertThat(access.of("nonsense")).isEmpty();
    assertThat(access.of("")).isEmpty();
  }
}
