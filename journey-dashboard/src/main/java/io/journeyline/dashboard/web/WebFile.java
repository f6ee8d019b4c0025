package io.journeyline.dashboard.web;

/** A file as it is sent. */
public final class WebFile {
  private final String contentType;
  private final byte[] content;
  private final String etag;

  /**
   * @param etag changes with the content
   */
  WebFile(String contentType, byte[] content, String etag) {
    this.contentType = contentType;
    this.content = content;
    this.etag = etag;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] content() {
    return content;
  }

  public String etag() {
    return etag;
  }
}
