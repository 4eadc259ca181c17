using Azure.Data.Tables;

namespace CoProduction.Functions.Access.People;

/// <summary>Finds rows by their author.</summary>
internal static class AuthorFilter
{
    /// <summary>The rows whose column has this author, by itself or followed by the id of an import. No name has a space, so nobody else's begins like that.</summary>
    public static string Of(string column, string author)
    {
        var (name, first, after) = (TableClient.CreateQueryFilter($"{author}"), TableClient.CreateQueryFilter($"{author + " ("}"), TableClient.CreateQueryFilter($"{author + " )"}"));
        return $"({column} eq {name} or ({column} ge {first} and {column} lt {after}))";
    }
}
