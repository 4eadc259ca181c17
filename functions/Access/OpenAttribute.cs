namespace CoProduction.Functions.Access;

/// <summary>Marks an HTTP function that answers anyone, with or without a token. Every other one needs a caller.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute;
