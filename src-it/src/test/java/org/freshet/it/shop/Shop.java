package org.freshet.it.shop;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.freshet.it.shop.app.BrokenRenewals;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The bookshop at the root of the server, where its pages think they are. */
final class Shop {

  private Shop() {}

  /** The shop as it is built, and a switch that breaks renewals. */
  static Archive<?> archive() {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("freshet.shop")))
        .addClass(BrokenRenewals.class)
        .addAsWebInfResource(
            new StringAsset(
                """
                <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
                  <context-root uri="/"/>
                </web-ext>
                """),
            "ibm-web-ext.xml");
  }

  /** Scheme, host and port. */
  static String origin() {
    String server = System.getProperty("arquillian.launch").replaceAll("-.*", "");
    return "http://127.0.0.1:" + System.getProperty("it." + server + ".http");
  }

  /** The root of the shop. */
  static URL application() {
    try {
      return URI.create(origin() + "/").toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
