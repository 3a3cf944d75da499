package org.freshet.bookshop.dashboard;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The same without JavaScript: a page for each page of parts, which leads to the next one. It asks
 * the resource itself, so that the same people see the same parts.
 */
@WebServlet("/dashboard/pages")
public class DashboardByPages extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String cursor = request.getParameter("cursor");
    String target =
        "/api/v1/dashboard"
            + (cursor == null
                ? ""
                : "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    Captured answer = new Captured(response);
    request.getRequestDispatcher(target).forward(new AsksForPages(request), answer);
    response.setStatus(answer.getStatus());
    if (answer.getStatus() == HttpServletResponse.SC_OK) {
      request.setAttribute("parts", PartsPage.of(json(answer.text())));
    }
    DashboardPage.show("/WEB-INF/pages/dashboard-pages.jsp", request, response);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Browsers ask for pages of HTML; this one asks for pages of parts. */
  private static final class AsksForPages extends HttpServletRequestWrapper {

    private AsksForPages(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase("Accept") ? "application/json" : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase("Accept")
          ? Collections.enumeration(List.of("application/json"))
          : super.getHeaders(name);
    }
  }
}
