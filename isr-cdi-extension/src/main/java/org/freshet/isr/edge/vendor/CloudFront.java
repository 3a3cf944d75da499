package org.freshet.isr.edge.vendor;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/**
 * A distribution of Amazon CloudFront. Each call is an invalidation whose caller reference is the
 * id of the purge: a repetition of the same call makes no second one.
 */
public final class CloudFront implements EdgeCache {

  private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";
  private static final int TAGS = 50;

  /** Half of the wildcards that may be in progress. */
  private static final int WILDCARDS = 7;

  private static final int BODY = 400_000;
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,80})</Code>");
  private static final Set<String> BUSY =
      Set.of(
          "TooManyInvalidationsInProgress",
          "Throttling",
          "ThrottlingException",
          "RequestThrottled",
          "PriorRequestNotComplete",
          "ServiceUnavailable");

  private final EdgeSettings.CloudFront settings;
  private final URI invalidation;
  private final RequestSigner signer;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /**
   * The distribution of the settings.
   *
   * @param signer signs requests with the credentials of its account
   */
  public CloudFront(
      EdgeSettings.CloudFront settings,
      RequestSigner signer,
      EdgeTransport transport,
      InstantSource clock) {
    this.settings = settings;
    this.invalidation =
        URI.create(
            settings.api()
                + "/2020-05-31/distribution/"
                + settings.distribution()
                + "/invalidation");
    this.signer = signer;
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cloudfront";
  }

  @Override
  public List<TagField> tagFields() {
    return settings.by() == By.TAGS
        ? List.of(TagField.of(settings.tagHeader(), ",", TAGS))
        : List.of();
  }

  @Override
  public Reach reach() {
    return settings.by() == By.TAGS
        ? new Reach(settings.batch(), 0, 0, false, BODY)
        : new Reach(0, settings.batch(), WILDCARDS, true, BODY);
  }

  @Override
  public PurgeResult purge(Purge purge) throws IOException {
    List<String> items =
        switch (purge.kind()) {
          case TAGS -> purge.texts().stream().map(tag -> "#" + tag).toList();
          case URLS -> purge.texts().stream().map(CloudFront::path).distinct().toList();
          case PREFIXES -> purge.texts().stream().map(url -> path(url) + "*").distinct().toList();
          case EVERYTHING -> List.of("/*");
        };
    EdgeRequest request =
        EdgeRequest.of("POST", invalidation).withText("application/xml", batch(purge.id(), items));
    return judge(transport.send(signer.sign(request)));
  }

  /** Invalidations are of paths, whatever the host. */
  private static String path(String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String batch(String reference, List<String> items) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("InvalidationBatch");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "CallerReference", reference);
      xml.writeStartElement("Paths");
      xml.writeStartElement("Items");
      for (String item : items) {
        element(xml, "Path", item);
      }
      xml.writeEndElement();
      element(xml, "Quantity", Integer.toString(items.size()));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("an invalidation could not be written", e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private PurgeResult judge(EdgeReply reply) {
    PurgeResult result = reply.result(clock.instant());
    if (result.outcome() == PurgeResult.Outcome.DONE) {
      return result;
    }
    Matcher code = CODE.matcher(reply.body());
    String said = code.find() ? code.group(1) : "";
    String detail = said.isEmpty() ? result.detail() : result.detail() + ", " + said;
    if (BUSY.contains(said)) {
      return PurgeResult.later(detail, result.retryAfter());
    }
    return new PurgeResult(result.outcome(), detail, result.retryAfter(), List.of());
  }
}
