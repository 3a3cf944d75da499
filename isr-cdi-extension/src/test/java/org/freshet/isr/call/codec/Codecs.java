package org.freshet.isr.call.codec;

import java.util.List;

/** Codecs of applications that have this or that. */
public final class Codecs {

  private Codecs() {}

  /** Those of an application with Jackson. */
  public static ValueCodecs jackson() {
    return new ValueCodecs(List.of(), new JacksonCodec());
  }

  /** Those of an application without. */
  public static ValueCodecs binding() {
    return new ValueCodecs(List.of(), new BindingCodec());
  }
}
