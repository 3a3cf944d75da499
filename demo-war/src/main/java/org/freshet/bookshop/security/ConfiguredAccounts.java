package org.freshet.bookshop.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The accounts of the configuration: {@code bookshop.accounts} names them, {@code
 * bookshop.account.NAME.password} and {@code bookshop.account.NAME.roles} describe each. Without
 * configuration there is no account.
 */
@ApplicationScoped
public class ConfiguredAccounts implements IdentityStore {

  private final Map<String, Account> accounts;

  private record Account(byte[] password, Set<String> roles) {}

  /** The accounts of this application's configuration. */
  public ConfiguredAccounts() {
    Config config = ConfigProvider.getConfig();
    accounts =
        config
            .getOptionalValue("bookshop.accounts", String[].class)
            .map(Stream::of)
            .orElseGet(Stream::empty)
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> account(config, name)));
  }

  private static Account account(Config config, String name) {
    String prefix = "bookshop.account." + name;
    return new Account(
        config.getValue(prefix + ".password", String.class).getBytes(StandardCharsets.UTF_8),
        Set.of(config.getValue(prefix + ".roles", String[].class)));
  }

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof UsernamePasswordCredential given)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    Account account = accounts.get(given.getCaller());
    if (account == null
        || !MessageDigest.isEqual(
            account.password(), given.getPasswordAsString().getBytes(StandardCharsets.UTF_8))) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    return new CredentialValidationResult(given.getCaller(), account.roles());
  }
}
