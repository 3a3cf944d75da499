package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.api.ValueCodec;

/** Signs are their text. */
@ApplicationScoped
public class SignCodec implements ValueCodec {

  @Override
  public boolean supports(Type type) {
    return type == SharedPrices.Sign.class;
  }

  @Override
  public byte[] encode(Object value, Type type) {
    return ((SharedPrices.Sign) value).text().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Object decode(byte[] bytes, Type type) {
    return new SharedPrices.Painted(new String(bytes, StandardCharsets.UTF_8));
  }
}
