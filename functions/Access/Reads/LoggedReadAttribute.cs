namespace CoProduction.Functions.Access.Reads;

/// <summary>Marks a function whose answers hold much at once: each request for them is logged before it is answered.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LoggedReadAttribute : Attribute;
