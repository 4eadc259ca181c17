namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>A function is declared in a way that the two hosts would not run alike.</summary>
public sealed class InvalidFunctionException(string message) : Exception(message);
