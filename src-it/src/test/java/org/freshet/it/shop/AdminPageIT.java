package org.freshet.it.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** The operator's page of the bookshop, in a browser. */
@Tag("browser")
@ExtendWith(ArquillianExtension.class)
class AdminPageIT {

  private static final String ADMIN = "/isr/admin";

  private Browser browser;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return Shop.archive();
  }

  @BeforeEach
  void open_a_browser() {
    browser = new Browser(Shop.origin());
    visit("/books/1");
    visit("/books/2");
    visit("/books");
  }

  @AfterEach
  void nothing_was_complained_about() {
    browser.close();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void hit_ratio_and_charts_follow_what_visitors_do_by_themselves() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);
    Locator hitRatio = card(page, "Hit ratio");
    assertThat(hitRatio.locator(".number")).containsText("%");
    String before = hitRatio.textContent();

    for (int i = 0; i < 50; i++) {
      visit("/books/1");
    }

    assertThat(hitRatio).not().hasText(before);
    assertThat(card(page, "Answer from store").locator(".number")).containsText("s");
    assertThat(page.locator("#overview svg.chart")).hasCount(4);
    assertThat(page.locator("#overview svg path.bars")).hasAttribute("d", Pattern.compile("M.+Z"));
    assertThat(page.locator("#live")).hasText("Live, every 2 seconds.");
  }

  @Test
  void a_tag_is_revalidated_and_its_progress_seen() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);

    page.getByLabel("Tag, path or method").fill("book:1");
    page.locator("#why").fill("a new cover");
    page.getByRole(AriaRole.BUTTON, exactly("Revalidate")).first().click();

    assertThat(page.locator(".said")).containsText("was made.");
    Locator raise = page.locator("#raises .rows li").filter(having("operator: a new cover"));
    assertThat(raise).containsText("book:1");
    assertThat(raise.locator(".progress label"))
        .hasText(Pattern.compile("([1-9]) of \\1 pages? renewed"));
    assertThat(raise.locator("progress")).hasAttribute("value", Pattern.compile("[1-9]"));
    assertThat(page.locator("#actions")).containsText("operator: revalidate tags book:1");
  }

  @Test
  void a_path_is_expired() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);

    page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).selectOption("path");
    page.getByLabel("Tag, path or method").fill("/books/2");
    page.locator("#direct").getByRole(AriaRole.BUTTON).getByText("Expire").click();

    assertThat(page.locator("#raises .rows li").first()).containsText("expired");
    assertThat(page.locator("#actions")).containsText("operator: expire path /books/2");
  }

  @Test
  void tags_are_found_their_pages_listed_and_a_page_explained() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);

    page.getByLabel("Tags that contain").fill("book:");
    page.getByLabel("Tags that contain").press("Enter");
    assertThat(page.locator("#found li")).not().hasCount(0);
    assertThat(page.locator("#found")).not().containsText("author:");
    page.locator("#found")
        .getByText("book:1", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(page.locator("#pages")).containsText("/books/1");
    page.locator("#pages li")
        .filter(having(Shop.origin() + "/books/1"))
        .getByText("Explain")
        .click();

    assertThat(page.locator(".verdict")).containsText("Stored");
    assertThat(page.locator("#explain")).containsText("StorefrontResource.book");
    assertThat(page.getByLabel("Tags that contain")).hasValue("book:");
  }

  @Test
  void what_was_given_up_is_replayed() {
    visit("/renewals?broken=true");
    Page page = browser.page("operator");
    page.navigate(ADMIN);
    page.getByLabel("Tag, path or method").fill("book:2");
    page.getByRole(AriaRole.BUTTON, exactly("Revalidate")).first().click();
    Locator failed = page.locator("#failures li").filter(having("/books/2"));
    assertThat(failed).containsText("503");
    visit("/renewals?broken=false");

    failed.getByRole(AriaRole.BUTTON).click();

    assertThat(page.locator(".said")).containsText("Queued once more: 1.");
    assertThat(page.locator("#failures")).containsText("No page is given up.");
  }

  @Test
  void the_keyboard_is_enough() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();

    tabTo(page, "value");
    page.keyboard().type("books");
    tabTo(page, "why");
    page.keyboard().type("typed");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator(".said")).containsText("was made.");
    assertThat(page.locator("#raises .rows")).containsText("operator: typed");
  }

  /** Presses Tab until an element has the focus; whatever has it on the way must show that. */
  private static void tabTo(Page page, String id) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
      if (id.equals(page.evaluate("document.activeElement.id"))) {
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + id);
  }

  @Test
  void what_has_the_focus_keeps_it_while_the_page_is_live() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);
    page.locator("#overview summary").focus();
    page.keyboard().press("Enter");
    String before = page.locator("#overview").textContent();

    visit("/books/1");

    assertThat(page.locator("#overview")).not().hasText(before);
    assertThat(page.locator("#overview summary")).isFocused();
    assertThat(page.locator("#overview details ul").first()).isVisible();
  }

  @Test
  void a_phone_shows_all_of_it_without_scrolling_sideways() {
    Page page = browser.page("operator", new NewContextOptions().setViewportSize(360, 740));
    for (String address :
        new String[] {ADMIN, ADMIN + "?url=/books/1&tag=book:1&q=path", ADMIN + "?span=hours"}) {
      page.navigate(address);

      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat(page.locator("#direct button").first()).isVisible();
    }
  }

  @Test
  void without_a_script_it_is_read_and_directed_all_the_same() {
    Page page = browser.page("operator", new NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(ADMIN + "?url=/books/1");
    assertThat(page.locator(".verdict")).containsText("Stored");
    assertThat(page.locator("#pause")).isHidden();

    page.getByLabel("Tag, path or method").fill("book:1");
    page.getByRole(AriaRole.BUTTON, exactly("Revalidate")).first().click();

    assertThat(page.locator(".said")).containsText("was made.");
  }

  @Test
  void markup_in_an_address_stays_text_and_a_wrong_tag_is_told() {
    Page page = browser.page("operator");
    page.navigate(
        ADMIN + "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&tag=%3Cb%3E&url=javascript:x");

    assertThat(page.getByLabel("Tags that contain")).hasValue("\"><script>alert(1)</script>");
    assertThat(page.locator("#tags")).containsText("<b> cannot be a tag.");
    page.getByLabel("Tag, path or method").fill("7:x");
    page.getByRole(AriaRole.BUTTON, exactly("Revalidate")).first().click();
    assertThat(page.locator("#problem-title")).hasText("Bad Request");
    browser.complaints().removeIf(complaint -> complaint.contains("400"));
    page.getByText("Back to the page").click();
    assertThat(page.locator("#overview")).isVisible();
  }

  @Test
  void pausing_stops_it_from_changing() {
    Page page = browser.page("operator");
    page.navigate(ADMIN);

    page.getByRole(AriaRole.BUTTON, exactly("Pause")).click();

    assertThat(page.locator("#live")).hasText("Paused.");
    page.getByRole(AriaRole.BUTTON, exactly("Go on")).click();
    assertThat(page.locator("#live")).hasText("Live, every 2 seconds.");
  }

  private static Locator card(Page page, String title) {
    return page.locator(".card").filter(having(title));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void visit(String path) {
    assertThat(Http.get(Shop.application(), path).statusCode()).isEqualTo(200);
  }
}
