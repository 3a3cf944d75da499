package org.freshet.isr.edge.vendor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies AWS Signature Version 4 as it is documented, without the code that signs. */
final class SignatureV4 {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?"
              + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private SignatureV4() {}

  static boolean isGenuine(
      VendorServer.Asked asked, URI server, String region, String service, String key) {
    Matcher told = AUTHORIZATION.matcher(asked.header("Authorization"));
    if (!told.matches() || !told.group(2).equals(region) || !told.group(3).equals(service)) {
      return false;
    }
    String names = told.group(4);
    if (!Arrays.asList(names.split(";")).contains("host")) {
      return false;
    }
    String canonical =
        String.join(
            "\n",
            asked.method(),
            asked.uri().getRawPath(),
            "",
            Arrays.stream(names.split(";"))
                .map(name -> name + ":" + asked.header(name).trim() + "\n")
                .collect(Collectors.joining()),
            names,
            hex(sha256(asked.body())));
    String scope = told.group(1) + "/" + region + "/" + service + "/aws4_request";
    String toSign =
        String.join(
            "\n", "AWS4-HMAC-SHA256", asked.header("X-Amz-Date"), scope, hex(sha256(canonical)));
    byte[] signing = ("AWS4" + key).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      signing = mac(signing, part);
    }
    return hex(mac(signing, toSign)).equals(told.group(5))
        && asked.header("Host").equals(server.getAuthority());
  }

  private static byte[] mac(byte[] key, String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
