package org.freshet.it.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard of the bookshop in a browser, over a connection that does not always hold. */
@Tag("browser")
@ExtendWith(ArquillianExtension.class)
class DashboardPageIT {

  private static final String SECTIONS = "#dashboard [data-part]";

  private CuttingProxy proxy;
  private Browser browser;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return Shop.archive();
  }

  @BeforeEach
  void open_a_browser() {
    proxy = new CuttingProxy(Shop.origin());
    browser = new Browser(proxy.origin());
  }

  @AfterEach
  void nothing_was_complained_about() throws IOException {
    browser.close();
    proxy.close();
    assertThat(browser.complaints()).isEmpty();
  }

  private Page dashboard(String account) {
    Page page = browser.page(account);
    page.navigate(account == null ? "/dashboard" : "/staff");
    return page;
  }

  private static Locator said(Page page) {
    return page.locator("[data-said]");
  }

  private static void showsAll(Page page, int parts) {
    assertThat(said(page)).hasText("All " + parts + " parts are there.");
    assertThat(page.locator(SECTIONS + "[data-state='ok']")).hasCount(parts);
    assertThat(page.locator("#progress")).hasJSProperty("value", parts);
    assertThat(page.locator("[data-part='bestSellers'] li")).hasCount(5);
    assertThat(page.locator("[data-part='recent'] li")).hasCount(5);
    assertThat(page.locator("[data-part='statuses'] li")).hasCount(5);
    assertThat(page.locator("[data-part='revenue'] .price"))
        .hasText(Pattern.compile("\u00a3[0-9,]+\\.[0-9]{2}"));
    assertThat(page.locator("[data-part='rate']")).containsText("\u00a31 is \u20ac1.2500");
  }

  @Test
  void the_page_fills_in_part_by_part_and_says_how_far_it_is() {
    CountDownLatch rest = proxy.holdAfter(4);
    Page page = dashboard(null);

    assertThat(said(page)).hasText("4 of 5 parts");
    assertThat(page.locator("#progress")).hasJSProperty("value", 4);
    assertThat(page.locator("#progress")).hasJSProperty("max", 5);
    assertThat(page.locator(SECTIONS + "[data-state]")).hasCount(4);
    assertThat(page.locator("#dashboard")).hasAttribute("aria-busy", "true");

    rest.countDown();
    showsAll(page, 5);
    assertThat(page.locator("#dashboard")).hasAttribute("aria-busy", "false");
  }

  @Test
  void a_connection_that_breaks_twice_is_made_again_and_what_was_there_is_not_asked_for_again() {
    CountDownLatch first = proxy.cutAfter(2);
    CountDownLatch second = proxy.cutAfter(1);
    Page page = dashboard(null);
    assertThat(said(page)).hasText("2 of 5 parts");
    first.countDown();
    assertThat(said(page)).hasText("3 of 5 parts");
    second.countDown();

    showsAll(page, 5);
    assertThat(proxy.asked()).hasSize(3);
    assertThat(proxy.asked().get(0)).isEqualTo("/api/v1/dashboard");
    assertThat(proxy.asked().get(1)).startsWith("/api/v1/dashboard?cursor=");
    assertThat(proxy.asked().get(2))
        .startsWith("/api/v1/dashboard?cursor=")
        .isNotEqualTo(proxy.asked().get(1));
    itWasSaidThatConnectionsBroke(2);
  }

  @Test
  void each_part_arrives_once_whatever_breaks_by_lines_by_events_and_by_pages() {
    Page page = dashboard(null);
    showsAll(page, 5);
    for (String mode : List.of("stream", "events", "pages")) {
      if (!mode.equals("pages")) {
        proxy.cutAfter(1).countDown();
        proxy.cutAfter(2).countDown();
      }
      Object names =
          page.evaluate(
              """
              async (mode) => {
                const { PartStream } = await import("/partstream/partstream.js");
                const stream = new PartStream("/api/v1/dashboard", { mode, backoff: 10 });
                const names = [];
                stream.addEventListener("part", ({ detail }) => names.push(detail.name));
                const end = await stream.run();
                return [...names.sort(), end.delivered, end.total, end.complete].join(" ");
              }
              """,
              mode);
      assertThat(names).as(mode).isEqualTo("bestSellers rate recent revenue statuses 5 5 true");
    }
    itWasSaidThatConnectionsBroke(4);
  }

  @Test
  void what_is_for_staff_is_seen_by_staff_only() {
    Page visitor = dashboard(null);
    showsAll(visitor, 5);
    assertThat(visitor.locator("[data-part='toSend']")).isHidden();

    Page staff = dashboard("staff");
    showsAll(staff, 6);
    assertThat(staff).hasURL(Pattern.compile(".*/dashboard$"));
    assertThat(staff.locator("[data-part='toSend'] h2")).hasText("To be sent");
    assertThat(staff.locator("[data-part='toSend'] li")).hasCount(5);

    Page reader = dashboard("reader");
    showsAll(reader, 5);
    assertThat(reader.locator("[data-part='toSend']")).isHidden();
  }

  @Test
  void without_javascript_links_lead_through_all_of_it() {
    for (String account : new String[] {null, "staff"}) {
      Page page = browser.page(account, new NewContextOptions().setJavaScriptEnabled(false));
      page.navigate(account == null ? "/dashboard" : "/staff");
      assertThat(page.locator("#dashboard")).isHidden();
      page.locator("noscript a").click();

      List<String> titles = new ArrayList<>(page.locator(".cards h2").allTextContents());
      assertThat(page.locator(".progress")).containsText("2 of " + (account == null ? 5 : 6));
      while (page.getByText("Next page").count() > 0) {
        page.getByText("Next page").click();
        titles.addAll(page.locator(".cards h2").allTextContents());
      }

      List<String> all =
          List.of(
              "Revenue",
              "Orders by status",
              "What sells best",
              "The last orders",
              "The pound abroad",
              "To be sent");
      assertThat(titles).isEqualTo(account == null ? all.subList(0, 5) : all);
      assertThat(page.locator("#rate")).containsText("\u00a31 is \u20ac1.2500");
    }
  }

  @Test
  void a_page_of_parts_that_is_no_more_says_so_and_where_to_begin_again() {
    Page page = browser.page(null);
    page.navigate("/dashboard/pages?cursor=made-up");

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("This page cannot be shown any more.");
    page.getByText("Begin again").click();
    assertThat(page.locator(".cards h2").first()).hasText("Revenue");
    browser.complaints().removeIf(complaint -> complaint.contains("400"));
  }

  @Test
  void a_part_that_failed_says_so_in_its_place_and_data_is_never_markup() {
    Page page = browser.page(null);
    page.route(
        "**/api/v1/dashboard",
        route ->
            route.fulfill(
                new FulfillOptions()
                    .setContentType("application/x-ndjson")
                    .setBody(
                        """
                        {"type":"start","plan":"1","pending":["bestSellers","rate"]}
                        {"type":"error","name":"rate","status":"failed","ms":1,"problem":{"title":"Gateway Timeout"},"cursor":"1"}
                        {"type":"part","name":"bestSellers","status":"ok","ms":1,"data":[{"bookId":1,"title":"<img src=x onerror=alert(1)>","copies":7}],"cursor":"2"}
                        {"type":"end","complete":true,"failed":["rate"],"cursor":"3"}
                        """)));
    page.navigate("/dashboard");

    assertThat(said(page)).hasText("1 of 2 parts are there, the others failed.");
    assertThat(page.locator("[data-part='rate']")).hasAttribute("data-state", "failed");
    assertThat(page.locator("[data-part='rate'] [data-problem]")).hasText("Gateway Timeout");
    assertThat(page.locator("[data-part='bestSellers'] li"))
        .hasText("<img src=x onerror=alert(1)> 7");
    assertThat(page.locator("[data-part='bestSellers'] img")).hasCount(0);
  }

  @Test
  void a_shop_that_refuses_is_asked_no_more_and_the_page_says_why() {
    Page page = browser.page(null);
    page.route(
        "**/api/v1/dashboard",
        route ->
            route.fulfill(
                new FulfillOptions()
                    .setStatus(403)
                    .setContentType("application/problem+json")
                    .setBody("{\"status\":403,\"detail\":\"Not today\"}")));
    page.navigate("/dashboard");

    assertThat(said(page)).hasText("This cannot be shown now: Not today.");
    browser.complaints().removeIf(complaint -> complaint.contains("403"));
  }

  @Test
  void a_phone_shows_it_without_scrolling_sideways_and_a_keyboard_reaches_what_leads_on() {
    Page page = browser.page("staff", new NewContextOptions().setViewportSize(360, 740));
    for (String address : new String[] {"/staff", "/dashboard/pages"}) {
      page.navigate(address);
      if (address.equals("/staff")) {
        showsAll(page, 6);
      }
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(address).isEqualTo(360);
    }
    page.getByText("Next page").focus();
    page.keyboard().press("Enter");

    assertThat(page.locator(".cards h2").first()).hasText("What sells best");
  }

  @Test
  void nothing_comes_from_elsewhere_and_no_script_stands_in_the_page() {
    String policy =
        browser.page(null).navigate("/dashboard").headerValue("Content-Security-Policy");

    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe");
  }

  /** Chromium says of each on its console that it broke. */
  private void itWasSaidThatConnectionsBroke(int times) {
    List<String> broken =
        browser.complaints().stream()
            .filter(complaint -> complaint.contains("ERR_INCOMPLETE_CHUNKED_ENCODING"))
            .toList();
    assertThat(broken).hasSize(times);
    browser.complaints().removeAll(broken);
  }
}
