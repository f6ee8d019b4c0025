package io.journeyline.definition;

/** A group of customers, by their present traits. */
public record Segment(String id, Expression where) {}
