package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.ValueKeeper;
import org.freshet.isr.api.ValueKeeper.Keeping;
import org.jspecify.annotations.Nullable;

/** Keeps what is decided at run time. */
@ApplicationScoped
public class ShopPrices {

  @Inject ValueKeeper keeper;

  public @Nullable Object price(String shop) throws Exception {
    Keeping keeping =
        new Keeping(
            "price",
            shop,
            null,
            Duration.ofMinutes(5),
            Duration.ZERO,
            Set.of(Tag.of("shop", shop)));
    return keeper.here().keep(keeping, () -> asked(shop)).value();
  }

  private static int asked(String shop) {
    return shop.length();
  }
}
