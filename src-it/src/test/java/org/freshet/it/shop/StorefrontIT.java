package org.freshet.it.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop for people, in a browser. */
@Tag("browser")
@ExtendWith(ArquillianExtension.class)
class StorefrontIT {

  private Browser browser;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return Shop.archive();
  }

  @BeforeEach
  void open_a_browser() {
    browser = new Browser(Shop.origin());
  }

  @AfterEach
  void nothing_was_complained_about() {
    browser.close();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_visitor_finds_a_book_and_reads_its_page() {
    Page page = browser.page(null);
    page.navigate("/");
    page.getByLabel("Title").fill("Persuasion");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();

    page.getByText("Persuasion", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.locator("h1")).hasText("Persuasion");
    assertThat(page.locator(".byline")).containsText("Jane Austen");
    assertThat(page.locator(".price")).hasText(Pattern.compile("\u00a3[0-9]+\\.[0-9]{2}"));
  }

  @Test
  void an_edited_price_is_seen_to_renew_list_and_detail_and_no_visitor_waits() {
    Http.get(Shop.application(), "/books/10");
    Page editor = browser.page("editor");
    editor.navigate("/books/10/edit");
    Locator detail = editor.locator("#watch dd").first();
    Locator list = editor.locator("#watch dd").last();
    assertThat(detail).containsText("from the cache");
    assertThat(list).containsText("from the cache");

    editor.getByLabel("Price in pounds").fill("76.54");
    editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();

    assertThat(editor.locator(".said")).containsText("Saved.");
    assertThat(editor.getByLabel("Price in pounds")).hasValue("76.54");
    for (Locator line : new Locator[] {detail, list}) {
      assertThat(line).containsText("\u00a376.54, from the cache, fresh");
    }
    HttpResponse<String> visitor = Http.get(Shop.application(), "/books/10");
    assertThat(visitor.body()).contains("\u00a376.54");
    assertThat(visitor.headers().firstValue("Cache-Status").orElse("")).contains("hit");
  }

  @Test
  void what_is_wrong_in_an_edit_is_said_beside_the_field() {
    Page editor = browser.page("editor");
    editor.navigate("/books/11/edit");

    editor.getByLabel("Price in pounds").fill("cheap");
    editor.getByLabel("ISBN").fill("9780000000000");
    editor.keyboard().press("Enter");

    assertThat(editor.locator("#price-wrong")).containsText("must be a price");
    assertThat(editor.locator("#isbn13-wrong")).containsText("check digit");
    assertThat(editor.getByLabel("Price in pounds")).hasValue("cheap");
    browser.complaints().removeIf(complaint -> complaint.contains("400"));
  }

  @Test
  void a_phone_shows_the_shop_without_scrolling_sideways() {
    Page page = browser.page("editor", new NewContextOptions().setViewportSize(360, 740));
    for (String address : new String[] {"/", "/books/12", "/books/12/edit"}) {
      page.navigate(address);

      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(address).isEqualTo(360);
    }
  }
}
