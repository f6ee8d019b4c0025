package io.journeyline.dashboard.access;

/** Who asks. */
public record Principal(String name, Role role) {}
