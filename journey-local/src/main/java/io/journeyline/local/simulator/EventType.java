package io.journeyline.local.simulator;

/** Every event that the simulated shop reports, under the name that its source gives it. */
enum EventType {
  // Web shop and app.
  AD_CLICKED("Ad Clicked"),
  PAGE_VIEWED("Page Viewed"),
  COOKIE_CONSENT_GIVEN("Cookie Consent Given"),
  NEWSLETTER_SUBSCRIBED("Newsletter Subscribed"),
  EMAIL_LINK_CLICKED("Email Link Clicked"),
  PRODUCTS_SEARCHED("Products Searched"),
  PRODUCT_VIEWED("Product Viewed"),
  PRODUCT_ADDED("Product Added"),
  CART_VIEWED("Cart Viewed"),
  CHECKOUT_STARTED("Checkout Started"),
  PAYMENT_FAILED("Payment Failed"),
  SIGNED_UP("Signed Up"),
  SIGNED_IN("Signed In"),
  ORDER_COMPLETED("Order Completed"),
  ORDER_TRACKED("Order Tracked"),
  PRODUCT_REGISTERED("Product Registered"),
  APP_OPENED("App Opened"),
  GUIDE_VIEWED("Guide Viewed"),
  USAGE_REPORT_VIEWED("Usage Report Viewed"),
  PLAN_UPGRADED("Plan Upgraded"),
  PLAN_CANCELLED("Plan Cancelled"),
  POINTS_REDEEMED("Points Redeemed"),
  REVIEW_SUBMITTED("Review Submitted"),
  REFERRAL_SENT("Referral Sent"),
  // Social networks.
  POST_LIKED("Post Liked"),
  PAGE_FOLLOWED("Page Followed"),
  COMMENT_POSTED("Comment Posted"),
  DIRECT_MESSAGE_SENT("Direct Message Sent"),
  POST_SHARED("Post Shared"),
  // CRM and order desk.
  LEAD_CREATED("Lead Created"),
  EMAIL_SENT("Email Sent"),
  EMAIL_OPENED("Email Opened"),
  CALL_LOGGED("Call Logged"),
  ACCOUNTS_MERGED("Accounts Merged"),
  ORDER_SHIPPED("Order Shipped"),
  ORDER_DELIVERED("Order Delivered"),
  // Support.
  TICKET_OPENED("Ticket Opened"),
  TICKET_ASSIGNED("Ticket Assigned"),
  TICKET_SOLVED("Ticket Solved"),
  TICKET_RATED("Ticket Rated"),
  SURVEY_ANSWERED("Survey Answered");

  final String label;

  EventType(String label) {
    this.label = label;
  }
}
