package io.journeyline.dashboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URL;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Access tokens of an OpenID provider: signed, of the right issuer and audience, not expired. */
public final class OidcAccess implements Access {
  private static final Logger LOG = LoggerFactory.getLogger(OidcAccess.class);

  /** With keys that only the provider has; never those of shared secrets, nor none. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Settings settings;
  private final ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Which tokens are taken.
   *
   * @param issuer as it stands in tokens
   * @param audience that tokens must be for
   * @param keys where the provider publishes its keys
   * @param rolesClaim claim that holds one role or several: viewer, analyst, owner
   */
  public record Settings(String issuer, String audience, URL keys, String rolesClaim) {}

  public OidcAccess(Settings settings) {
    this.settings = settings;
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.<SecurityContext>create(settings.keys()).retrying(true).build();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // Access tokens of RFC 9068 say of themselves what they are; others say JWT or nothing.
    processor.setJWSTypeVerifier((type, _) -> {});
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp")));
  }

  @Override
  public Optional<Principal> of(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      return role(claims)
          .map(role -> new Principal(Objects.requireNonNull(claims.getSubject()), role));
    } catch (ParseException | BadJOSEException e) {
      LOG.debug("A token was refused: {}", e.getMessage());
      return Optional.empty();
    } catch (JOSEException e) {
      LOG.warn("Tokens cannot be checked at present: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The strongest of the roles that the token names. */
  private Optional<Role> role(JWTClaimsSet claims) {
    @Nullable Object claim = claims.getClaim(settings.rolesClaim());
    Collection<?> names = claim instanceof Collection<?> several ? several : claimed(claim);
    return names.stream()
        .map(name -> Role.named(String.valueOf(name)))
        .flatMap(Optional::stream)
        .max(Role::compareTo);
  }

  private static List<Object> claimed(@Nullable Object claim) {
    return claim == null ? List.of() : List.of(claim);
  }
}
