namespace CoProduction.Functions.Import.Jobs;

/// <summary>The state of an import job.</summary>
public enum ImportState
{
    /// <summary>The job waits for its first run.</summary>
    Queued,

    /// <summary>The job is running, or resumes where the program that ran it has ended.</summary>
    Running,

    /// <summary>The job has finished. JSON lines can still have been rejected.</summary>
    Succeeded,

    /// <summary>The files have a fault, and nothing was stored.</summary>
    Rejected,

    /// <summary>The program could not run the job.</summary>
    Failed,

    /// <summary>The caller cancelled the job; what it had written stays.</summary>
    Cancelled,
}

internal static class ImportStates
{
    /// <summary>Whether a job in this state has finished.</summary>
    public static bool IsEnd(this ImportState state) => state is not (ImportState.Queued or ImportState.Running);
}
