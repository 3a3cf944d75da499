package org.freshet.essentials.paging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paginated;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.junit.jupiter.api.Test;

class PagingReaderTest {

  private static final String CLASS = Wrong.class.getName();

  /** Everything that can be wrong. */
  @Path("wrong")
  public static class Wrong {
    @GET
    @Paginated(size = 0)
    public List<String> size() {
      return List.of();
    }

    @GET
    @Paginated(maxSize = 10_001)
    public List<String> most() {
      return List.of();
    }

    @GET
    @Paginated(
        order = {"price", "-price", "a b"},
        sortable = {"-price", "price"})
    public List<String> order() {
      return List.of();
    }

    @GET
    @Paginated(PageStyle.CURSOR)
    public List<String> keyless() {
      return List.of();
    }

    @POST
    @Paginated
    public List<String> posted() {
      return List.of();
    }
  }

  @Test
  void all_that_is_wrong_is_found_with_its_rule() {
    assertThat(found(Wrong.class))
        .containsExactlyInAnyOrder(
            "ESS0100: @Paginated on " + CLASS + "#size(): size is 0, must be from 1 to 100",
            "ESS0100: @Paginated on "
                + CLASS
                + "#most(): maxSize is 10001, must be from 1 to 10000",
            "ESS0100: @Paginated on "
                + CLASS
                + "#order(): order has '-price', must be a name, once, with '-' in front to descend",
            "ESS0100: @Paginated on "
                + CLASS
                + "#order(): order has 'a b', must be a name, once, with '-' in front to descend",
            "ESS0100: @Paginated on " + CLASS + "#order(): sortable has '-price', must be a name",
            "ESS0101: @Paginated on "
                + CLASS
                + "#keyless(): has cursors, and essentials.paging.keys is not set, must be names and"
                + " 32 bytes in Base64 such as k1:…; essentials.paging.mode=development makes one"
                + " up",
            "ESS0100: @Paginated on "
                + CLASS
                + "#posted(): stands on what Jakarta REST does not call for GET, must be on such a"
                + " method");
  }

  @Test
  void settings_take_the_place_of_members() {
    assertThat(
            found(
                Wrong.class,
                CLASS + "/size/Paginated/size=20",
                "Paginated/maxSize=many",
                "essentials.paging.mode=development"))
        .contains(
            "ESS0100: @Paginated on "
                + CLASS
                + "#size(): maxSize is 'many' in the configuration, must be a number")
        .noneMatch(text -> text.contains("size is 0"))
        .noneMatch(text -> text.startsWith("ESS0101"));
  }

  private static List<String> found(Class<?> type, String... lines) {
    Config config = FakeConfig.of(lines);
    Findings findings = new Findings();
    var settings = SettingsReader.read(config, findings);
    new PagingReader(config, settings.paging(), settings.problem(), findings).check(type);
    return findings.found();
  }
}
