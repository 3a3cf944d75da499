package org.freshet.bookshop.storefront;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The root of the site shows the list of books; the query goes with it. */
@WebServlet(urlPatterns = "")
public class FrontDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String query = request.getQueryString();
    String target = query == null ? "/books" : "/books?" + query;
    request.getRequestDispatcher(target).forward(request, response);
  }
}
