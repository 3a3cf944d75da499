package org.freshet.it.cache.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;

/** Writes past Jakarta REST, and sends its visitors on where they ask for it. */
@WebServlet("/api/desk/*")
public class Desk extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Revalidator revalidator;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    revalidator.revalidate(Tag.of("page", path.substring(path.lastIndexOf('/') + 1)));
    if (path.startsWith("/away/")) {
      response.sendRedirect("elsewhere");
    } else if (path.startsWith("/text/")) {
      response.getWriter().print("written");
    }
  }
}
