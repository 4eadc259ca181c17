namespace CoProduction.Functions.Http.Middleware;

/// <summary>Marks an HTTP function that has no request rate limit, so that monitoring is never refused.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnlimitedAttribute : Attribute;
