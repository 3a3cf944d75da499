package org.freshet.it.shop;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Chromium that is on the machine, without a window: what {@code FRESHET_CHROMIUM} names, or
 * Debian's. Whatever its pages complain about, or ask of other hosts, fails the test that closes
 * it.
 */
final class Browser implements AutoCloseable {

  private static final String DEBIANS = "/usr/bin/chromium";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final String origin;

  /**
   * Starts it.
   *
   * @param origin where the application is: {@code http://127.0.0.1:9080}
   */
  Browser(String origin) {
    this.origin = origin;
    this.playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    String own = System.getenv("FRESHET_CHROMIUM");
    this.browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of(Objects.requireNonNullElse(own, DEBIANS)))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A page for somebody with an account whose password is its name; null for a visitor. */
  Page page(String account, NewContextOptions options) {
    if (account != null) {
      options.setHttpCredentials(account, account);
    }
    BrowserContext context = browser.newContext(options.setBaseURL(origin));
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onPageError(error -> complaints.add("error: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("401")) {
            complaints.add("console: " + message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
            complaints.add("asks elsewhere: " + request.url());
          }
        });
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    return page;
  }

  Page page(String account) {
    return page(account, new NewContextOptions());
  }

  /** What pages complained about so far. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
