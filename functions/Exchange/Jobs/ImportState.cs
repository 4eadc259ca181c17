namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>How far an import job is.</summary>
public enum ImportState
{
    /// <summary>It waits to be run.</summary>
    Queued,

    /// <summary>It is being run, or will be gone on with where the program that ran it has ended.</summary>
    Running,

    /// <summary>It came to its end; rows can have been rejected all the same where each row is taken by itself.</summary>
    Succeeded,

    /// <summary>Something is wrong with the files, and nothing of them was stored.</summary>
    Rejected,

    /// <summary>The program could not run it.</summary>
    Failed,

    /// <summary>It was told to stop; what it had written until then stays.</summary>
    Cancelled,
}

internal static class ImportStates
{
    /// <summary>Whether a job in this state has come to its end.</summary>
    public static bool IsEnd(this ImportState state) => state is not (ImportState.Queued or ImportState.Running);
}
