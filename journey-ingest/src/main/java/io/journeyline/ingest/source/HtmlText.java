package io.journeyline.ingest.source;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a piece of HTML as people type it in mails and chats; not for showing as HTML. */
public final class HtmlText {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|\\z)|<!--.*?(-->|\\z)");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(br|/p|/div|/li|/tr|/h[1-6]|/blockquote)\\b[^<>]*>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\\w{2,6});");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r\\u00A0]+");
  private static final Pattern BLANK_LINES = Pattern.compile(" ?\\n[\\s]*");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private HtmlText() {}

  /** Text without tags, one line a paragraph; null where nothing is left. */
  public static @Nullable String of(@Nullable String html) {
    if (html == null) {
      return null;
    }
    String text = HIDDEN.matcher(html).replaceAll(" ");
    text = BREAK.matcher(text).replaceAll("\n");
    text = TAG.matcher(text).replaceAll("");
    text = ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    text = BLANKS.matcher(text).replaceAll(" ");
    text = BLANK_LINES.matcher(text).replaceAll("\n").strip();
    return text.isEmpty() ? null : text;
  }

  private static String character(MatchResult entity) {
    String name = entity.group(1);
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, entity.group());
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    boolean usable =
        Character.isValidCodePoint(code) && Character.getType(code) != Character.SURROGATE;
    return usable ? Character.toString(code) : entity.group();
  }
}
