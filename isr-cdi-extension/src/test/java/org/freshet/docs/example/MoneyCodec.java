package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.api.ValueCodec;

@ApplicationScoped
public class MoneyCodec implements ValueCodec {

  @Override
  public boolean supports(Type type) {
    return type == Money.class;
  }

  @Override
  public byte[] encode(Object value, Type type) {
    Money money = (Money) value;
    return (money.cents() + " " + money.currency()).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Object decode(byte[] bytes, Type type) throws IOException {
    String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
    if (parts.length != 2) {
      throw new IOException("no money");
    }
    return new Coins(Long.parseLong(parts[0]), parts[1]);
  }
}
