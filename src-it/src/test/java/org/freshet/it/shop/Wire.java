package org.freshet.it.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One request written byte by byte, since clients refuse to send what is malformed.
 *
 * @param status the status of the answer; 0 if the server closed the connection instead
 * @param fields the header fields of the answer, each as {@code name: value}
 */
record Wire(int status, List<String> fields) {

  /**
   * Sends a GET.
   *
   * @param target the request target, relative to the application, as it is
   * @param fields header fields, each as {@code name: value}, as they are
   */
  static Wire get(URL application, String target, String... fields) {
    String request =
        "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(
                application.getPath(),
                target,
                application.getAuthority(),
                fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n");
    try (Socket socket = new Socket(application.getHost(), application.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (SocketException closed) {
      return new Wire(0, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wire read(String answer) {
    if (answer.isEmpty()) {
      return new Wire(0, List.of());
    }
    List<String> head = answer.split("\r\n\r\n", 2)[0].lines().toList();
    return new Wire(Integer.parseInt(head.get(0).split(" ")[1]), head.subList(1, head.size()));
  }

  /** What {@code Cache-Status} says; empty without one. */
  String cacheStatus() {
    return fields.stream()
        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("cache-status:"))
        .findFirst()
        .orElse("");
  }
}
