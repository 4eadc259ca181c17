namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>A function is declared in a way that not every host could run alike.</summary>
public sealed class InvalidFunctionException(string message) : Exception(message);
