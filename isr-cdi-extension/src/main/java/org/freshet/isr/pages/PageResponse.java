package org.freshet.isr.pages;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Keeps what a template writes, whichever way it writes it. */
final class PageResponse extends HttpServletResponseWrapper {

  private final StringWriter characters = new StringWriter();
  private final PrintWriter writer = new PrintWriter(characters);
  private final Bytes bytes = new Bytes();

  PageResponse(HttpServletResponse response) {
    super(response);
  }

  String text() {
    writer.flush();
    return characters + bytes.kept.toString(StandardCharsets.UTF_8);
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return bytes;
  }

  @Override
  public String getCharacterEncoding() {
    return StandardCharsets.UTF_8.name();
  }

  /** Nothing is sent before the page is complete. */
  @Override
  public void flushBuffer() {
    writer.flush();
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  private static final class Bytes extends ServletOutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      kept.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      kept.write(from, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("a template is written within its request");
    }
  }
}
