package org.freshet.isr.edge.sign;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.vendor.RequestSigner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signature Version 4 by the AWS SDK, with the keys of the settings or those the SDK finds. */
public final class AwsSigner implements RequestSigner {

  /** The type by whose presence the library is recognised. */
  public static final String NEEDED =
      "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider";

  private static final String SERVICE = "cloudfront";

  /** CloudFront is a global service, whose requests are signed for this region. */
  private static final String REGION = "us-east-1";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;

  /** A signer with the keys of these settings. */
  public AwsSigner(EdgeSettings.CloudFront settings) {
    this.credentials = credentials(settings);
  }

  private static AwsCredentialsProvider credentials(EdgeSettings.CloudFront settings) {
    if (settings.keyId().isEmpty() || settings.key().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String keyId = settings.keyId().get().value();
    String key = settings.key().get().value();
    AwsCredentials own =
        settings
            .session()
            .<AwsCredentials>map(
                session -> AwsSessionCredentials.create(keyId, key, session.value()))
            .orElseGet(() -> AwsBasicCredentials.create(keyId, key));
    return StaticCredentialsProvider.create(own);
  }

  @Override
  public EdgeRequest sign(EdgeRequest request) throws IOException {
    SdkHttpFullRequest.Builder unsigned =
        SdkHttpFullRequest.builder()
            .uri(request.uri())
            .method(SdkHttpMethod.fromValue(request.method()));
    request.headers().forEach(unsigned::putHeader);
    try {
      AwsCredentials now = credentials.resolveCredentials();
      SignedRequest signed =
          signer.sign(
              asked ->
                  asked
                      .identity(now)
                      .request(unsigned.build())
                      .payload(ContentStreamProvider.fromByteArray(request.body()))
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                      .putProperty(AwsV4HttpSigner.REGION_NAME, REGION));
      return with(request, signed.request().headers());
    } catch (SdkException e) {
      throw new IOException("no credentials for CloudFront", e);
    }
  }

  /** The client sends Host and Content-Length itself, as they were signed. */
  private static EdgeRequest with(EdgeRequest request, Map<String, List<String>> signed) {
    EdgeRequest all = request;
    for (Map.Entry<String, List<String>> field : signed.entrySet()) {
      if (!field.getKey().equalsIgnoreCase("Host")
          && !field.getKey().equalsIgnoreCase("Content-Length")) {
        all = all.with(field.getKey(), String.join(",", field.getValue()));
      }
    }
    return all;
  }
}
