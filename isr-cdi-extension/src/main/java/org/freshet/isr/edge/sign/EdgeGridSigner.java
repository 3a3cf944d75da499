package org.freshet.isr.edge.sign;

import com.akamai.edgegrid.signer.ClientCredential;
import com.akamai.edgegrid.signer.EdgeGridV1Signer;
import com.akamai.edgegrid.signer.Request;
import com.akamai.edgegrid.signer.exceptions.RequestSigningException;
import java.io.IOException;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.vendor.RequestSigner;

/** EdgeGrid signatures by Akamai's library. */
public final class EdgeGridSigner implements RequestSigner {

  /** The type by whose presence the library is recognised. */
  public static final String NEEDED = "com.akamai.edgegrid.signer.EdgeGridV1Signer";

  /** Akamai reads as much of a body for its digest. */
  private static final int MAX_BODY = 131_072;

  private final ClientCredential credential;

  /** A signer with the credentials of these settings. */
  public EdgeGridSigner(EdgeSettings.Akamai settings) {
    this.credential =
        ClientCredential.builder()
            .host(settings.host().getAuthority())
            .clientToken(settings.clientToken().value())
            .clientSecret(settings.clientSecret().value())
            .accessToken(settings.accessToken().value())
            .maxBodySize(MAX_BODY)
            .build();
  }

  @Override
  public EdgeRequest sign(EdgeRequest request) throws IOException {
    Request.RequestBuilder unsigned =
        Request.builder().method(request.method()).uri(request.uri()).body(request.body());
    try {
      return request.with(
          "Authorization", new EdgeGridV1Signer().getSignature(unsigned.build(), credential));
    } catch (RequestSigningException e) {
      throw new IOException("a request to Akamai could not be signed", e);
    }
  }
}
